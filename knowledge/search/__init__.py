"""Search: words become features (lexicon), features find needs and records (index)."""
