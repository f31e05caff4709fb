using System;
using System.Collections.Generic;

namespace Demo.Walkthrough;

/// <summary>One thing that a person does, and what the rules say must come of it.</summary>
/// <param name="Title">What the person does.</param>
/// <param name="Rules">Numbers of the rules that it shows, as "P15, M1".</param>
/// <param name="By">Who does it.</param>
internal sealed record Step(string Title, string Rules, string By, Action<Actor> Do, params IReadOnlyList<Expectation> Expected)
{
    /// <summary>The error code when the save must be refused; then nothing at all may have changed.</summary>
    public int? RefusedWith { get; init; }
}

/// <summary>Steps that belong together; each goes on from where the one before left things.</summary>
internal sealed record Chapter(string Title, IReadOnlyList<Step> Steps);
