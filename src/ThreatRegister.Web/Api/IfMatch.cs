using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ThreatRegister.Web.Api;

/// <summary>The version that the sender of a command saw of what he changes.</summary>
internal static class IfMatch
{
    /// <summary>Null: none is named. Takes the ETag of a command's answer, and that of a record, which begins with its version.</summary>
    public static long? Of(HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0) return null;
        if (header is [['"', .. var tag, '"']])
        {
            var version = tag.Split('-')[0];
            if (long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        }

        throw new ProblemException(ProblemKinds.IfMatchWrong);
    }

    public static string TagOf(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
