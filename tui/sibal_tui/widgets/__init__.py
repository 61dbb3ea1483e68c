"""Widgets that render and post messages; none computes a figure or reaches into another."""
