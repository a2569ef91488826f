"""`kg check`: is the store whole, and is every quote printed where it says?"""
