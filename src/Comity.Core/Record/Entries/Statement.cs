namespace Comity.Record.Entries;

/// <summary>What is signed: an act, for this log and no other, by a person in a capacity, who had seen the record up to a position.</summary>
/// <param name="Log">The origin of the log: a statement made for one record is void in another.</param>
/// <param name="Act">The act.</param>
/// <param name="As">On whose behalf (<see cref="Capacity"/>).</param>
/// <param name="Person">The pseudonym of who does it; null when the clock or the server does.</param>
/// <param name="Seen">How many entries of the record the person had before them.</param>
/// <param name="Nonce">A text that a person never uses twice: the same statement sent again is the same act, not a second one.</param>
public sealed record Statement(string Log, Act Act, string As, string? Person, long Seen, string? Nonce)
{
    /// <summary>What stands before the canonical JSON of a statement when it is signed, so that a signature under anything else is no signature under a
    /// statement.</summary>
    public const string Context = "comity/statement/v1\n";
}
