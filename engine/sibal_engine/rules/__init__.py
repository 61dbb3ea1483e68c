"""The rules of social insurance as pure functions over plain integers."""
