using System.Collections.Generic;
using System.Linq;

namespace LocalDataverse.Web.WebApi.Batch;

/// <summary>What a part is answered with: one answer of its own, or those of a change set.</summary>
/// <param name="Answers">In the order of the requests; of a change set that failed, its one failure.</param>
/// <param name="IsChangeSet">Whether they stand together in a part of their own.</param>
internal sealed record BatchAnswer(IReadOnlyList<Answer> Answers, bool IsChangeSet = false)
{
    private const int FirstError = 400;

    /// <summary>The answer of the request that failed; null when none did.</summary>
    public Answer? Failed => Answers.FirstOrDefault(a => IsFailure(a));

    public static bool IsFailure(Answer answer) => answer.Status >= FirstError;
}
