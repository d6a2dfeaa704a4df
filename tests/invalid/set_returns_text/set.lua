return "hanoi-2026"
