namespace Opps.Deployment.Checking;

/// <summary>How good a thing is.</summary>
internal enum Grade
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Worth knowing; nothing fails because of it.</summary>
    Note,

    /// <summary>Something will not work.</summary>
    Missing,

    /// <summary>Something that is stored is not what it must be: a person must look.</summary>
    Wrong,
}

/// <summary>One thing that was checked: what was found, and the way out where it is not good.</summary>
internal sealed record Finding(string Subject, Grade Grade, string Text);
