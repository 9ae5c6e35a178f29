"""Result to file or screen."""
