"""Song Hành: a commune's gender-equality work, from the plan as issued to the report that is signed."""
