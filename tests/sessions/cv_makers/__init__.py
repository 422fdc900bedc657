"""Makers of CVs that look as other programs' do, a module for each kind of them."""
