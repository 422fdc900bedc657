"""Makers of CVs that look as other programs' do: one module for each kind of program."""
