"""Videos and sounds, written anew until they fit."""
