"""What nox sessions run: figures from other sources, and benchmarks."""
