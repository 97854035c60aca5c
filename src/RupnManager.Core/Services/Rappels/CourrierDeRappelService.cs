using RupnManager.Data;
using RupnManager.Domain.Bilans;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Rappels;
using RupnManager.Domain.Textes;
using RupnManager.Services.Courriels;

namespace RupnManager.Services.Rappels;

/// <summary>Un geste à rappeler, et le combientième rappel ce sera.</summary>
public sealed record GesteRappele(Attente Attente, int Numero);

/// <summary>Sous quel nom part un rappel, et à qui répondre.</summary>
public sealed record CadreDeRappel(string Academie, string? Contact, string? Auteur = null)
{
    /// <summary>Le même, sans inviter quelqu'un à s'écrire à lui-même.</summary>
    public CadreDeRappel Pour(Personne personne) => Contact == personne.Courriel ? this with { Contact = null } : this;
}

/// <summary>Écrit le rappel d'une personne : un courriel et sa trace, à enregistrer avec le geste.</summary>
public sealed class CourrierDeRappelService(RupnDbContext db, CourrielService courriels, TimeProvider horloge)
{
    private const int LignesMontrees = 20;

    /// <summary>Ajoute l'envoi et son courriel ; l'appelant enregistre. Refus : rappel.epuise.</summary>
    public void Preparer(Personne personne, IReadOnlyList<GesteRappele> gestes, CadreDeRappel cadre)
    {
        var (cle, objet, texte) = gestes is [var seul] ? Seul(seul, cadre) : ("rappel", $"Rappel – {gestes.Count} gestes vous attendent", Plusieurs(gestes, cadre));
        var quand = horloge.Maintenant();
        var envoi = new EnvoiDeRappels
        {
            PersonneId = personne.Id, Semaine = CadenceDesRappels.Semaine(quand.JourDeParis()), Le = quand, Auteur = cadre.Auteur,
            CourrielId = courriels.Preparer(cle, personne, objet, texte, cadre.Academie),
        };
        foreach (var (attente, numero) in gestes)
            envoi.Ajouter(new()
            {
                PersonneId = personne.Id, Nature = attente.Nature, ActeId = attente.ActeId, Annee = attente.Annee, Numero = numero, Reference = attente.Reference,
                EtablissementId = attente.EtablissementId, CodeAcademie = attente.CodeAcademie,
            });
        db.EnvoisDeRappels.Add(envoi);
    }

    /// <summary>Le texte du rappel, tel que la récapitulation le montre.</summary>
    public (string Objet, string Texte) Apercu(IReadOnlyList<GesteRappele> gestes, CadreDeRappel cadre)
    {
        if (gestes is not [var seul]) return ($"Rappel – {gestes.Count} gestes vous attendent", Plusieurs(gestes, cadre));
        var (_, objet, texte) = Seul(seul, cadre);
        return (objet, texte);
    }

    private (string Cle, string Objet, string Texte) Seul(GesteRappele geste, CadreDeRappel cadre) => geste.Attente.Nature switch
    {
        NatureDeRappel.Bilan => ("bilan-a-completer", $"{Numerote(geste)}otre bilan {geste.Attente.Annee} est prêt à compléter", Bilan(geste)),
        NatureDeRappel.ServiceFait => ("service-fait", $"{(geste.Numero > 1 ? $"Rappel n° {geste.Numero} – s" : "S")}ervice fait à certifier – {geste.Attente.Etablissement}", ServiceFait(geste)),
        _ => ("rappel", $"Rappel n° {geste.Numero} – {geste.Attente.Nature.Geste()} : {geste.Attente.Reference}", Geste(geste, cadre)),
    };

    private static string Numerote(GesteRappele geste) => geste.Numero > 1 ? $"Rappel n° {geste.Numero} – v" : "V";

    private string Geste(GesteRappele geste, CadreDeRappel cadre)
    {
        var attente = geste.Attente;
        var quoi = attente.Nature.EstUneLettre() ? $"la lettre {attente.Reference}" : attente.Etablissement;
        return $"""
            {Depuis(attente)}, {quoi} attend votre geste : {attente.Nature.Geste()}.
            Établissement : {attente.Etablissement}, {attente.Annee}.

            Le faire maintenant : {courriels.Lien(attente.Chemin)}

            {Reste(geste)}{Contact(cadre)}
            """;
    }

    private string Bilan(GesteRappele geste) => $"""
        Votre relevé compte {$"{geste.Attente.Nombre} activité(s)".Accorder(geste.Attente.Nombre)} : un brouillon de bilan en est tiré.
        Il reste à relire et à dire l'essentiel : réussites, difficultés, besoins.
        Il est attendu pour le {CampagneDesBilans.AttenduLe(geste.Attente.Annee).EnLettres()}.

        Ouvrir le bilan : {courriels.Lien(geste.Attente.Chemin)}

        {Reste(geste)}
        """;

    private string ServiceFait(GesteRappele geste) => $"""
        {(geste.Attente.Nombre == 1 ? "1 mission ou échéance est arrivée" : $"{geste.Attente.Nombre} missions ou échéances sont arrivées")} à terme.
        Certifiez le service fait : complet, partiel ou non fait.
        Sans certification, aucune ligne ne part en paiement.

        Certifier : {courriels.Lien(geste.Attente.Chemin)}

        {Reste(geste)}
        """;

    private string Plusieurs(IReadOnlyList<GesteRappele> gestes, CadreDeRappel cadre)
    {
        var ailleurs = gestes.Select(g => g.Attente.EtablissementId).Distinct().Count() > 1;
        string Ou(Attente attente) => ailleurs && attente.Reference != attente.Etablissement ? $" ({attente.Etablissement})" : "";
        var lignes = gestes.OrderBy(g => g.Attente.Depuis).Take(LignesMontrees).Select(g =>
            $"Rappel n° {g.Numero} – {g.Attente.Nature.Geste()} : {g.Attente.Reference}, {Depuis(g.Attente).ToLowerInvariant()}{Ou(g.Attente)}. {courriels.Lien(g.Attente.Chemin)}");
        var autres = gestes.Count > LignesMontrees ? $"\n\nEt {gestes.Count - LignesMontrees} autres, sur votre accueil : {courriels.Lien("")}" : "";
        return $"""
            {string.Join('\n', lignes)}{autres}

            Ces rappels cessent dès que c'est fait ; il y en a cinq au plus pour chaque geste.{Contact(cadre)}
            """;
    }

    private string Depuis(Attente attente) => (horloge.Aujourdhui().DayNumber - attente.Depuis.DayNumber) switch
    {
        <= 0 => "Depuis aujourd'hui",
        1 => "Depuis 1 jour",
        var jours => $"Depuis {jours} jours",
    };

    private static string Reste(GesteRappele geste) => (CadenceDesRappels.Maximum - geste.Numero) switch
    {
        0 => "C'est le dernier rappel.",
        1 => "1 rappel au plus suivra ; il cesse dès que c'est fait.",
        var reste => $"{reste} rappels au plus suivront ; ils cessent dès que c'est fait.",
    };

    private static string Contact(CadreDeRappel cadre) => cadre.Contact is { } contact ? $"\nUne difficulté ? Répondez à {contact}." : "";
}
