using System.Collections.Immutable;
using System.Text;

namespace Comity.Record.Log;

/// <summary>Reads a policy line by line. Names are octets to the format: here each stands for one character, until it is shown.</summary>
internal sealed class PolicyReader
{
    private const string Nobody = "none";

    private readonly ImmutableArray<PolicyLog>.Builder logs = ImmutableArray.CreateBuilder<PolicyLog>();
    private readonly ImmutableArray<PolicyVoice>.Builder voices = ImmutableArray.CreateBuilder<PolicyVoice>();
    private readonly Dictionary<string, int> places = [];
    private readonly Dictionary<int, string> groupOf = [];
    private readonly HashSet<string> logKeys = [];
    private readonly HashSet<string> witnessKeys = [];
    private int line;
    private int? quorum;
    private bool hasQuorum;

    public WitnessPolicy Read(ReadOnlySpan<byte> policy)
    {
        foreach (var text in Encoding.Latin1.GetString(policy).Split('\n'))
        {
            line++;
            Control(text);
            var words = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && words[0][0] != '#')
                Line(words);
        }

        if (!hasQuorum)
            throw new LogProblem("The policy has no quorum: add a line `quorum NAME`, or `quorum none` where no witness is asked for.");
        return new(logs.ToImmutable(), voices.ToImmutable(), quorum);
    }

    private void Line(string[] words)
    {
        switch (words[0])
        {
            case "log":
                Log(words);
                break;
            case "witness":
                Witness(words);
                break;
            case "group":
                Group(words);
                break;
            case "quorum":
                Quorum(words);
                break;
            default:
                throw Problem($"`{Shown(words[0])}` begins no line of a policy: use log, witness, group or quorum, or # for a remark.");
        }
    }

    private void Log(string[] words)
    {
        if (words.Length is not (2 or 3))
            throw Problem("A log is written `log VKEY`, with its URL behind it if wanted.");
        var key = Key(words[1], logKeys);
        logs.Add(new(key, Shown(words.ElementAtOrDefault(2) ?? "")));
    }

    private void Witness(string[] words)
    {
        if (words.Length is not (3 or 4))
            throw Problem("A witness is written `witness NAME VKEY`, with its URL behind it if wanted.");
        var key = Key(words[2], witnessKeys);
        if (key.Type == SignatureType.Ed25519)
            throw Problem($"The key of the witness `{Shown(words[1])}` signs notes, not cosignatures: ask for its key of type 4 or 6.");
        Define(words[1], new(Shown(words[1]), key, Shown(words.ElementAtOrDefault(3) ?? ""), 0, []));
    }

    private void Group(string[] words)
    {
        if (words.Length < 4)
            throw Problem("A group is written `group NAME K MEMBER...`, where K is a number, `any` or `all`.");
        var members = words[3..].Select(member => Member(words[1], member)).ToImmutableArray();
        Define(words[1], new(Shown(words[1]), null, "", Threshold(words[2], members.Length), members));
    }

    private void Quorum(string[] words)
    {
        if (words.Length != 2)
            throw Problem("The quorum is written `quorum NAME`, with the name of a witness or group, or `none`.");
        if (hasQuorum)
            throw Problem("The policy has a quorum already: keep one of the lines.");
        (hasQuorum, quorum) = (true, words[1] == Nobody ? null : Place(words[1]));
    }

    private VerifierKey Key(string word, HashSet<string> known)
    {
        VerifierKey key;
        try
        {
            key = VerifierKey.Parse(Note.Utf8.GetString(Encoding.Latin1.GetBytes(word)));
        }
        catch (DecoderFallbackException)
        {
            throw Problem("The name of the key is not UTF-8.");
        }
        catch (LogProblem problem)
        {
            throw Problem(problem.Message);
        }

        return known.Add(Convert.ToHexString(key.PublicKey.AsSpan()))
            ? key
            : throw Problem($"The public key of `{key.Name}` stands in an earlier line: each may be listed once.");
    }

    private void Define(string name, PolicyVoice voice)
    {
        if (name == Nobody)
            throw Problem("`none` means that no witness is asked for: choose another name.");
        if (!places.TryAdd(name, voices.Count))
            throw Problem($"The name `{Shown(name)}` is taken by an earlier line: choose another.");
        voices.Add(voice);
    }

    private int Member(string group, string name)
    {
        var place = Place(name);
        return groupOf.TryAdd(place, group)
            ? place
            : throw Problem($"`{Shown(name)}` is a member of the group `{Shown(groupOf[place])}` already: each may be listed once.");
    }

    private int Place(string name) =>
        places.TryGetValue(name, out var place)
            ? place
            : throw Problem($"No line before this one defines `{Shown(name)}`: add a line for the witness or group above.");

    private int Threshold(string word, int members) => word switch
    {
        "any" => 1,
        "all" => members,
        _ when Digits.TryRead(word, out var number) && number >= 1 && number <= members => (int)number,
        _ => throw Problem($"`{Shown(word)}` is not how many of {members} members are needed: use a number from 1 to {members}, `any` or `all`."),
    };

    private void Control(string text)
    {
        foreach (var character in text)
            if (character is < ' ' and not '\t' or '\x7f')
                throw Problem($"The line holds the control character {(int)character:x2}: only tabs and newlines are allowed.");
    }

    private LogProblem Problem(string message) => new(message, line);

    private static string Shown(string word) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(word));
}
