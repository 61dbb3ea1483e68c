"""The assistant's cards: read strictly, searched offline."""
