using System.Text;
using RupnManager.Pdf;

namespace RupnManager.Tests.Pdf;

/// <summary>La lettre de M. Durand au collège Les Trois-Rivières, en projet et validée.</summary>
internal static class LettreExemple
{
    public const string Code = "3WPX-8NFA-Q6KT-2JEM";
    public const string Reference = "RUPN-2013-0459012B-1";

    public static readonly DateTimeOffset Scellement = new(2013, 10, 18, 7, 15, 0, TimeSpan.Zero);

    public static LettreAImprimer Projet() => new()
    {
        Academie = "Académie de démonstration",
        Etablissement = "Collège Les Trois-Rivières",
        Uai = "0459012B",
        Adresse = "12, rue des Saules, Port-Saint-Aubin",
        AnneeScolaire = "2013-2014",
        Reference = Reference,
        Version = 1,
        Modele = "modèle académique 2013-2014, version 1",
        Titre = "Lettre de mission",
        SousTitre = "Enseignant Référent pour les Usages Pédagogiques du Numérique (RUPN)",
        Agent = "M. Karim Durand",
        Introduction =
        [
            "M. Karim Durand se voit confier pour l'année scolaire 2013-2014 la mission de référent pour les usages du numérique (RUPN) dans l'établissement.",
            "Ces missions et les activités du référent pour les usages pédagogiques numériques sont ainsi définies :",
        ],
        Parties = [Partie(LettreType.Partie1), Partie(LettreType.Partie2), Partie(LettreType.Partie3)],
        Moyens = ["Un ordinateur portable, un accès administrateur au réseau pédagogique, la salle B12 le mardi de 12 h à 14 h."],
        Indemnite = "Le chef d'établissement attribue à M. Karim Durand, une indemnité pour fonction d'intérêt collectif pour l'exercice de cette mission. Cette rémunération sera versée en une seule fois en fin d'année scolaire.",
        Signatures =
        [
            new("Le Chef d'établissement", "Mme Hélène Petit", MentionDeSignature.ASigner),
            new("Le RUPN", "M. Karim Durand", MentionDeSignature.ASigner),
            new("Le Délégué Académique au Numérique", "Mme Sophie Leroy", MentionDeSignature.ASigner),
        ],
        QuiFaitQuoi = new QuiFaitQuoi(
            ["Établissement", "Collectivité", "Académie", "Prestataire"],
            [
                new("Installation et maintenance des postes, du réseau et des serveurs", ["I", "F", "–", "C"]),
                new("Administration fonctionnelle de l'ENT", ["F", "I", "C", "–"]),
                new("Filtrage et sécurité de l'accès à internet", ["C", "F", "C", "C"]),
            ])
        { Cle = "F : fait ; C : contribue ; I : informé ; – : sans objet." },
        EtabliLe = Scellement,
    };

    public static LettreAImprimer Validee() => Projet() with
    {
        Signatures =
        [
            new("Le Chef d'établissement", "Mme Hélène Petit", MentionDeSignature.Electronique(new(2013, 10, 14, 15, 42, 0, TimeSpan.Zero))),
            new("Le RUPN", "M. Karim Durand", MentionDeSignature.Electronique(new(2013, 10, 15, 10, 8, 0, TimeSpan.Zero))),
            new("Le Délégué Académique au Numérique", "Mme Sophie Leroy", MentionDeSignature.Electronique(Scellement)),
        ],
        Verification = new VerificationAImprimer(
            $"https://rupn.demo.example/verification/{Code}", "rupn.demo.example/verification", Code,
            "9c41e2b705da6f18a0b1c2d3e4f5061728394a5b6c7d8e9f00112233445577b0", Scellement),
        Preuve = Encoding.UTF8.GetBytes("""{"reference":"RUPN-2013-0459012B-1"}"""),
    };

    private static PartieAImprimer Partie(IReadOnlyList<string> lignes)
    {
        var elements = new List<ElementAImprimer>();
        foreach (var ligne in lignes.Skip(1))
        {
            var italique = ligne.EndsWith('*');
            if (!ligne.StartsWith("- ", StringComparison.Ordinal))
                elements.Add(new TexteAImprimer(ligne));
            else if (elements[^1] is PucesAImprimer puces)
                elements[^1] = puces with { Puces = [.. puces.Puces, LettreType.SansMarque(ligne)] };
            else
                elements.Add(new PucesAImprimer([LettreType.SansMarque(ligne)], italique));
        }
        return new PartieAImprimer(lignes[0], elements);
    }
}
