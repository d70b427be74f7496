using System.CommandLine;
using Comity.Norms.Analysis;
using Comity.Norms.Logic;

namespace Comity.Norms.Commands;

/// <summary><c>--steps N</c>: how long an analysis may think, in millions of steps, the same on every machine.</summary>
internal static class StepsOption
{
    private const long Million = 1_000_000;
    private const int Usual = (int)(BookAnalysis.MostSteps / Million);

    /// <summary>Makes the option.</summary>
    public static Option<int> Create()
    {
        var option = new Option<int>("--steps")
        {
            Description = "The most steps of an analysis, in millions: what is not decided by then is told as undecided.",
            DefaultValueFactory = _ => Usual,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--steps takes a whole number of millions, at least 1.");
        });
        return option;
    }

    /// <summary>The budget of so many million steps; a question gets the share that the engine gives it.</summary>
    public static Budget Budget(int millions) => new(millions * Million, millions * (BookAnalysis.MostStepsOfQuestion / Usual));
}
