"""
Masking the names of victims and witnesses for those who have no right to see them.

1. Names are looked for in all sentences with a word for harm, whether or not a claim was found there, and
   in the words for witnesses, those who help, and people on social media: words with a capital that are no
   place, party, day or organisation. Where every word has one, only the words for those people are searched.
2. Each name, and each part of one that tells somebody, is masked wherever it stands in the report, letter by
   letter, so that offsets still hold.

3. In lower case and in Arabic script, names are those that begin with a given name that is listed. Where a
   whole report has no capital, so are the words for victims and witnesses that no list of words has.

Where it is not clear what a word with a capital is, it is masked.
"""
