"""The commands: each module answers one, imports the engine only when it runs, draws nothing."""
