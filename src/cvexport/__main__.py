"""`python -m cvexport` is `cvexport`."""

from cvexport.cli import main

if __name__ == "__main__":
    main()
