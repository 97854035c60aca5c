using RupnManager.Domain.Bilans;
using RupnManager.Services.Bilans;
using RupnManager.Web.Infrastructure;

namespace RupnManager.Web.Models;

/// <summary>Ce que la page du bilan envoie : un texte par question, les rubriques sans objet, la version lue.</summary>
[SignesLibres]
public sealed class BilanForm
{
    public int Jeton { get; set; }
    public Dictionary<string, string?> Textes { get; set; } = [];
    public List<string> SansObjet { get; set; } = [];

    /// <summary>« enregistrer » ou « soumettre ».</summary>
    public string Geste { get; set; } = "enregistrer";

    public static BilanForm De(Bilan bilan) => new()
    {
        Jeton = bilan.Version,
        Textes = bilan.Reponses.ToDictionary(r => r.Key, r => r.Value.Texte),
        SansObjet = [.. bilan.Reponses.Where(r => r.Value.SansObjet).Select(r => r.Key)],
    };

    public BilanEnvoye Envoi(Guid id) => new()
    {
        BilanId = id,
        Version = Jeton,
        Reponses = Textes.Keys.Union(SansObjet).ToDictionary(c => c, c => new Reponse(Texte(c), SansObjet.Contains(c))),
    };

    /// <summary>Ce qui est enregistré et qui diffère de ce qui est tapé, question par question.</summary>
    public IReadOnlyList<(string Question, string Enregistre)> EcartsAvec(FicheDeBilan fiche) =>
    [
        .. fiche.Questions.Where(q => !string.IsNullOrEmpty(q.Reponse.Texte) && q.Reponse.Texte != Texte(q.Cle)?.Trim())
            .Select(q => (q.Question.Question, q.Reponse.Texte!)),
    ];

    public string? Texte(string cle) => Textes.GetValueOrDefault(cle)?.Replace("\r\n", "\n");
}

/// <summary>Pourquoi un bilan est renvoyé.</summary>
public sealed class RenvoiForm
{
    public string? Motif { get; set; }
}
