"""Simulated people and the demo they come to: clients over HTTP and WebSocket like anyone else."""
