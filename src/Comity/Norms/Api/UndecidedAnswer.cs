using Comity.Kit.Api;
using Comity.Norms.Logic;

namespace Comity.Norms.Api;

/// <summary>Answers programs whose question is not decided within its budget: a book that says more than can be worked out is no mistake of the
/// program.</summary>
internal static class UndecidedAnswer
{
    /// <summary>Stands before the addresses for programs.</summary>
    public static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OutOfSteps) when (!context.Response.HasStarted && context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            await Problem.OfOutcome(503, "undecided", $"This is {Budget.Undecided}: the book is too large or too hard for an answer here.", Budget.Undecided)
                .ExecuteAsync(context);
        }
    }
}
