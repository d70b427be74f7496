using Comity.Record.Entries;

namespace Comity.Audit;

/// <summary>The check of one signature with the keys as they were at its position. It may be made later, and on any thread.</summary>
/// <param name="Position">The entry.</param>
/// <param name="Check">The keys at that position.</param>
/// <param name="Statement">What was signed.</param>
/// <param name="Written">The same in canonical JSON.</param>
/// <param name="By">The signature.</param>
public sealed record SignatureTask(long Position, SignatureCheck Check, Statement Statement, ReadOnlyMemory<byte> Written, Signature By)
{
    /// <summary>Checks it: null when it holds.</summary>
    public AuditDifference? Run() => Check.Fault(Statement, Written.Span, By) is { } fault
        ? new(DifferenceKind.Signature, Position, $"The signature of level `{By.Level.ToString().ToLowerInvariant()}` does not hold: its {Words(fault)}.",
            Refusal.Of(null, [("part", fault)], nameof(StatementRules.SignatureHolds)))
        : null;

    private static string Words(string fault) => fault switch
    {
        "key" => "key is not one of this person that holds here",
        "person" => "author is neither the server nor the clock",
        "level" => "level is none under which an entry is signed",
        "assertion" => "assertion cannot be read",
        "challenge" => "challenge is not this statement's",
        "origin" => "site is none at which passkeys may sign here",
        "relyingParty" => "relying party is another one",
        "userVerification" => "authenticator did not ask for the person",
        "attestation" => "attestation is not the server's over this statement",
        _ => "signature is not this key's over this statement",
    };
}
