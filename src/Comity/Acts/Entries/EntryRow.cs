using Comity.Acts.Words;
using Comity.Record.Entries;
using Comity.Record.Received;

namespace Comity.Acts.Entries;

/// <summary>An entry in a list: everything but the act itself.</summary>
/// <param name="Position">Its position in the record.</param>
/// <param name="At">When it was entered.</param>
/// <param name="Type">The act's name.</param>
/// <param name="As">On whose behalf: a participant's code, `secretariat`, `chair`, `oneself`, `server` or `clock`.</param>
/// <param name="Person">The pseudonym of who did it; absent for the server and the clock.</param>
/// <param name="Level">How well it is known who said it.</param>
public sealed record EntryRow(long Position, DateTimeOffset At, string Type, string As, string? Person, SignatureLevel Level);

/// <summary>An entry with what is said of it in words.</summary>
/// <param name="Row">The entry.</param>
/// <param name="Said">What it says.</param>
/// <param name="Subject">What it brings or, where it brings nothing, what it names first; null where it names nothing.</param>
public sealed record SaidEntry(EntryRow Row, Said Said, EntrySubject? Subject);

/// <summary>The thing of which an act speaks.</summary>
/// <param name="Kind">The word for such a thing: `meeting`.</param>
/// <param name="Id">Its id.</param>
public sealed record EntrySubject(string Kind, string Id)
{
    /// <summary>The thing of which an act speaks; of a received act, the one of which that speaks.</summary>
    public static EntrySubject? Of(Act act) =>
        NameOf(act) is { } name ? new(References.KindOf(name.Value.GetType()), name.Value.Text) : null;

    /// <summary>The name of that thing where the act writes it.</summary>
    public static NameInAct? NameOf(Act act)
    {
        var names = References.In(Effect.Lifted(act) is EnterReceived received ? received.Act : act, carries: false).ToList();
        return names.FirstOrDefault(name => name.IsNew) ?? names.FirstOrDefault();
    }
}
