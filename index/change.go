package index

// Change is one step of the archive's history: the article that a transaction
// left behind.
type Change struct {
	Seq     uint64   // of the transaction, rising; one transaction can hold several changes
	ID      string   // of the article
	Article *Article // as it is now, nil when it was deleted
}
