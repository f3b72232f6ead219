"""Random input for the reader: nothing that anybody writes, scans or tears may make it fail."""
