@echo off
"%~dp0Galley.exe" --disable-gpu --log-level=3 --galley-cli %*
