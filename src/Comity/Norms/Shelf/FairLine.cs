using System.Diagnostics.CodeAnalysis;

namespace Comity.Norms.Shelf;

/// <summary>What waits, by owner: owners take turns, so that whoever sends much waits for oneself alone. Not for several threads at once.</summary>
internal sealed class FairLine<T>
{
    private readonly LinkedList<(string Owner, LinkedList<T> Waiting)> turns = [];

    /// <summary>How many wait.</summary>
    public int Count => turns.Sum(turn => turn.Waiting.Count);

    /// <summary>How many of an owner wait.</summary>
    public int CountOf(string owner) => Find(owner)?.Value.Waiting.Count ?? 0;

    /// <summary>Lets something wait: behind what its owner has, and an owner that had nothing behind the others.</summary>
    public void Add(string owner, T item) =>
        (Find(owner) ?? turns.AddLast((owner, []))).Value.Waiting.AddLast(item);

    /// <summary>Puts something before everything else: what had its turn and was interrupted.</summary>
    public void PutFirst(string owner, T item)
    {
        var turn = Find(owner)?.Value ?? (owner, []);
        turns.Remove(turn);
        turn.Waiting.AddFirst(item);
        turns.AddFirst(turn);
    }

    /// <summary>Takes the first of the owner whose turn it is.</summary>
    public bool TryTake([MaybeNullWhen(false)] out T item)
    {
        item = default;
        if (turns.First is not { Value: var turn })
            return false;
        item = turn.Waiting.First!.Value;
        turn.Waiting.RemoveFirst();
        turns.RemoveFirst();
        if (turn.Waiting.Count > 0)
            turns.AddLast(turn);
        return true;
    }

    /// <summary>Takes something out; false when it does not wait.</summary>
    public bool Remove(string owner, T item)
    {
        if (Find(owner) is not { } turn || !turn.Value.Waiting.Remove(item))
            return false;
        if (turn.Value.Waiting.Count == 0)
            turns.Remove(turn);
        return true;
    }

    private LinkedListNode<(string Owner, LinkedList<T> Waiting)>? Find(string owner)
    {
        var turn = turns.First;
        while (turn is not null && turn.Value.Owner != owner)
            turn = turn.Next;
        return turn;
    }
}
