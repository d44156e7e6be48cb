"""Invents the exports of an académie: nobody in them exists, everything in them has the right form."""
