"""Base template, components, forms and fields that every page stands on."""
