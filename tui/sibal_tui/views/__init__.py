"""View-models: plain frozen data that the engine fills and the widgets draw."""
