"""The user's own files: profiles, drafts, config; nothing here computes or draws."""
