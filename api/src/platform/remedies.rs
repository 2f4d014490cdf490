//! What a problem means and what can be done about it: by its status, since that is what the two depend on.

use super::localized::LocalizedText;

pub fn meaning(status: u16) -> LocalizedText {
    let (el, en) = match status {
        400 => (
            "Το αίτημα δεν διαβάζεται: το JSON, μια παράμετρος ή μια κεφαλίδα δεν έχει τη σωστή μορφή.",
            "The request cannot be read: its JSON, a parameter or a header is not well formed.",
        ),
        401 => (
            "Δεν ξέρουμε ποιος ρωτά: το διακριτικό λείπει, έληξε, ή η σύνδεση τερματίστηκε.",
            "We do not know who asks: the token is missing or expired, or its session has ended.",
        ),
        403 => (
            "Ξέρουμε ποιος ρωτά, αλλά δεν του επιτρέπεται αυτή η ενέργεια.",
            "We know who asks, and this is not theirs to do.",
        ),
        404 => (
            "Σε αυτή τη διεύθυνση δεν υπάρχει τίποτα, ή τίποτα που να μπορείτε να δείτε.",
            "There is nothing at this address, or nothing that you may see.",
        ),
        405 => ("Η διεύθυνση υπάρχει, η μέθοδος όχι.", "The address exists, the method does not."),
        408 => (
            "Το αίτημα ερχόταν πολύ αργά και διακόπηκε.",
            "The request was coming in too slowly and was cut off.",
        ),
        409 => (
            "Το αίτημα είναι σωστό, αλλά όχι στην κατάσταση που βρίσκονται τώρα τα πράγματα.",
            "The request is right, but not in the state that things are in now.",
        ),
        410 => ("Υπήρξε και έχει αποσυρθεί.", "It was here, and was withdrawn."),
        412 => (
            "Η κεφαλίδα If-Match ονομάζει μια παλιά μορφή: κάποιος το άλλαξε στο μεταξύ.",
            "The If-Match header names an old state: somebody has changed it in the meantime.",
        ),
        413 => (
            "Το σώμα του αιτήματος είναι μεγαλύτερο από ό,τι δεχόμαστε.",
            "The request's body is larger than we take.",
        ),
        414 | 431 => (
            "Η διεύθυνση ή οι κεφαλίδες του αιτήματος είναι μεγαλύτερες από ό,τι δεχόμαστε.",
            "The request's address or headers are larger than we take.",
        ),
        415 => (
            "Το σώμα του αιτήματος είναι άλλου τύπου, ή συμπιεσμένο.",
            "The request's body is of another type, or compressed.",
        ),
        422 => (
            "Το αίτημα διαβάστηκε, αλλά κάποιες τιμές δεν είναι δεκτές· το errors λέει ποιες και γιατί.",
            "The request was read, but some values are not acceptable; errors says which and why.",
        ),
        428 => (
            "Μια αλλαγή πρέπει να λέει ποια μορφή είδε αυτός που την κάνει, ώστε να μη χαθεί η δουλειά άλλου.",
            "A change must say which state its author saw, so that nobody else's work is lost.",
        ),
        429 => (
            "Ήρθαν περισσότερα αιτήματα από όσα επιτρέπονται σε αυτό το διάστημα.",
            "More requests came than are allowed in this time.",
        ),
        503 => (
            "Η υπηρεσία ξεκινά, συντηρείται, ή δεν φτάνει τη βάση δεδομένων.",
            "The service is starting, being maintained, or cannot reach its database.",
        ),
        _ => ("Κάτι πήγε στραβά από τη μεριά μας.", "Something went wrong on our side."),
    };
    LocalizedText::new(el, en)
}

pub fn remedy(status: u16) -> LocalizedText {
    let (el, en) = match status {
        400 | 405 | 415 => (
            "Συγκρίνετε το αίτημα με την τεκμηρίωση του API στη διεύθυνση /docs/. Το ίδιο αίτημα θα αποτύχει ξανά.",
            "Compare the request with the API's documentation at /docs/. The same request will fail again.",
        ),
        401 => ("Συνδεθείτε ξανά, ή ανανεώστε το διακριτικό.", "Sign in again, or renew the token."),
        403 => (
            "Ζητήστε το δικαίωμα από έναν διαχειριστή. Το πεδίο abilities κάθε πόρου λέει τι μπορείτε να κάνετε.",
            "Ask an administrator for the right. The member abilities of each resource says what you may do.",
        ),
        404 | 410 => (
            "Ελέγξτε τη διεύθυνση. Αν περιμένετε να βλέπετε κάτι εδώ, συνδεθείτε.",
            "Check the address. If you expect to see something here, sign in.",
        ),
        408 => (
            "Στείλτε το ξανά, με το ίδιο Idempotency-Key αν δημιουργεί κάτι.",
            "Send it again, with the same Idempotency-Key if it creates something.",
        ),
        409 => (
            "Διαβάστε ξανά τον πόρο: η κατάστασή του και το πεδίο abilities λένε τι γίνεται τώρα.",
            "Read the resource again: its state and its member abilities say what can be done now.",
        ),
        412 => (
            "Διαβάστε τη νέα μορφή, ενσωματώστε την αλλαγή σας και στείλτε τη με το νέο ETag.",
            "Read the new state, work your change into it, and send it with the new ETag.",
        ),
        413 | 414 | 431 => ("Στείλτε λιγότερα.", "Send less."),
        422 => (
            "Διορθώστε τα πεδία στα οποία δείχνουν οι δείκτες (pointer) και στείλτε το ξανά.",
            "Correct the fields that the pointers name, and send it again.",
        ),
        428 => (
            "Διαβάστε τον πόρο και στείλτε το ETag του ως If-Match.",
            "Read the resource and send its ETag as If-Match.",
        ),
        429 | 503 | 507 => (
            "Περιμένετε όσα δευτερόλεπτα λέει η κεφαλίδα Retry-After και στείλτε το ξανά.",
            "Wait for the seconds that the Retry-After header says, and send it again.",
        ),
        _ => (
            "Δοκιμάστε ξανά. Αν επιμένει, δώστε στους διαχειριστές το instance της απάντησης.",
            "Try again. If it persists, give the answer's instance to the administrators.",
        ),
    };
    LocalizedText::new(el, en)
}
