"""What is read from a life: the pension, balances, costs and everything `project` prints."""
