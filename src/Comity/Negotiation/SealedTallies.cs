using System.Globalization;
using Comity.Negotiation.Consultations;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Storage;

namespace Comity.Negotiation;

/// <summary>Publishes the tallies of sealed consultations once they are closed. The server attests them: they rest on votes that nobody else sees.</summary>
/// <param name="record">The record.</param>
/// <param name="box">Counts sealed votes.</param>
public sealed class SealedTallies(OpenRecord record, BallotBox box) : BackgroundService
{
    /// <summary>What the figure of a consultation is called.</summary>
    public static string FigureOf(string consultation) => $"consultation.{consultation}";

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var changed = record.Changed;
            foreach (var consultation in Missing(record.Now.Picture).ToList())
                await record.EnterOwnAsync(picture => Missing(picture).Any(missing => missing.Act.Consultation == consultation.Act.Consultation) ? Figure(consultation) : null, stoppingToken);
            await changed.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static IEnumerable<Consultation> Missing(Picture picture) => picture.Consultations.All.Values.Where(consultation =>
        consultation is { Closed: not null, Act.Terms: VoteTerms.Sealed }
        && !picture.Record.Figures.Figures.Exists(figure => figure.Act.Figure == FigureOf(consultation.Act.Consultation)));

    private PublishFigure Figure(Consultation consultation)
    {
        var values = box.Count(consultation).SelectMany((tally, number) => new[]
        {
            Value(number, "agree", tally.Agree), Value(number, "disagree", tally.Disagree), Value(number, "pass", tally.Pass),
        });
        var on = $"{consultation.Sheets.ToString(CultureInfo.InvariantCulture)} sheets of sealed votes";
        return new(FigureOf(consultation.Act.Consultation), "votes/1", [], [.. values.OrderBy(value => value.Name, StringComparer.Ordinal)], FigureBasis.Attested, on);
    }

    private static FigureValue Value(int statement, string vote, int count) => new($"{statement.ToString("D3", CultureInfo.InvariantCulture)}.{vote}", count);
}
