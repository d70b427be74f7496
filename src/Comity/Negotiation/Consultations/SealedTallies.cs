using System.Collections.Immutable;
using System.Globalization;
using Comity.Kit;
using Comity.Record.Figures;
using Comity.Storage;

namespace Comity.Negotiation.Consultations;

/// <summary>Publishes the tallies of sealed consultations once they are closed. The server attests them: they rest on votes that nobody else sees.</summary>
/// <param name="record">The record.</param>
/// <param name="box">Counts sealed votes.</param>
public sealed class SealedTallies(OpenRecord record, BallotBox box) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var changed = record.Changed;
            // Not to be thrown at: a server that ends is no failure, and a store without room must not end one.
            if (await IsDoneAsync(stoppingToken))
                await changed.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            else
                await Task.Delay(Again, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> IsDoneAsync(CancellationToken cancel)
    {
        try
        {
            foreach (var consultation in Missing(record.Whole.Picture).ToList())
                await record.EnterOwnAsync(picture => Missing(picture).Any(missing => missing.Act.Consultation == consultation.Act.Consultation)
                    ? Figure(consultation) : null, cancel);
            return true;
        }
        catch (Exception problem) when (problem is StoreProblem or OperationCanceledException)
        {
            return false;
        }
    }

    private static IEnumerable<Consultation> Missing(Picture picture) => picture.Consultations.All.Values.Where(consultation =>
        consultation is { Closed: not null, Act.Terms: VoteTerms.Sealed }
        && !picture.Record.Figures.Figures.Exists(figure => figure.Act.Figure == Consultation.FigureOf(consultation.Act.Consultation)));

    private PublishFigure Figure(Consultation consultation)
    {
        if (consultation.Audience is not null)
        {
            var (kinds, hidden) = box.CountByKind(consultation);
            return Figure(consultation, "votes/2", (KindTally.Values(kinds), hidden));
        }

        var (tallies, unread) = box.Count(consultation);
        var values = tallies.SelectMany((tally, number) => new[]
        {
            Value(number, "agree", tally.Agree), Value(number, "disagree", tally.Disagree), Value(number, "pass", tally.Pass),
        });
        return Figure(consultation, "votes/1", ([.. values.OrderBy(value => value.Name, StringComparer.Ordinal)], unread));
    }

    private static PublishFigure Figure(Consultation consultation, string engine, (ImmutableArray<FigureValue> Values, int Unread) counted)
    {
        var on = string.Create(CultureInfo.InvariantCulture,
            $"{consultation.Sheets} sheets of sealed votes{(counted.Unread > 0 ? $", without {counted.Unread} that the server cannot read" : "")}");
        return new(Consultation.FigureOf(consultation.Act.Consultation), engine, [], counted.Values, FigureBasis.Attested, on);
    }

    private static FigureValue Value(int statement, string vote, int count) => new($"{statement.ToString("D3", CultureInfo.InvariantCulture)}.{vote}", count);
}
