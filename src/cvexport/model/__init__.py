"""What a CV and a document are: typed, frozen records and plain values."""
