using System.Net;
using MimeKit;
using RupnManager.Domain.Courriels;

namespace RupnManager.Services.Courriels;

/// <summary>D'où partent les courriels, et comment ils se présentent.</summary>
public sealed record ExpediteurDeCourriel(string Adresse)
{
    private const int ObjetMaximal = 70;

    /// <summary>Texte simple et HTML ; l'identifiant est celui de la ligne, stable d'un essai à l'autre.</summary>
    public MimeMessage Composer(CourrielSortant courriel)
    {
        var message = new MimeMessage
        {
            Subject = courriel.Objet.Length > ObjetMaximal ? string.Concat(courriel.Objet.AsSpan(0, ObjetMaximal - 1), "…") : courriel.Objet,
            MessageId = $"{courriel.Id:N}@rupn-manager",
            Date = new DateTimeOffset(courriel.CreeLe, TimeSpan.Zero),
            Body = new BodyBuilder { TextBody = courriel.Texte, HtmlBody = EnHtml(courriel.Texte) }.ToMessageBody(),
        };
        message.From.Add(new MailboxAddress("RupnManager", Adresse));
        message.To.Add(MailboxAddress.Parse(courriel.Destinataire));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    private static string EnHtml(string texte)
    {
        var paragraphes = texte.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(p => $"<p>{string.Join("<br>", p.Trim('\n').Split('\n').Select(AvecLiens))}</p>");
        return $"<!DOCTYPE html><html lang=\"fr\"><body>{string.Concat(paragraphes)}</body></html>";
    }

    private static string AvecLiens(string ligne) => string.Join(' ', ligne.Split(' ').Select(mot =>
        Uri.TryCreate(mot, UriKind.Absolute, out var lien) && lien.Scheme is ("http" or "https")
            ? $"<a href=\"{WebUtility.HtmlEncode(mot)}\">{WebUtility.HtmlEncode(mot)}</a>" : WebUtility.HtmlEncode(mot)));
}
