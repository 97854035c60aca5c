using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Pdf.Description;
using RupnManager.Services.Bilans;

namespace RupnManager.Services.Indemnites;

/// <summary>Le papier sur les modalités, remis seul ou dans le dossier de CA : ni nom, ni montant qui désigne quelqu'un.</summary>
public sealed record PapierDesModalites
{
    public required Etablissement Etablissement { get; init; }
    public required AnneeScolaire Annee { get; init; }
    public required Modalites? Modalites { get; init; }
    public required Bareme Bareme { get; init; }

    /// <summary>Chaque fonction exercée, et combien de missions.</summary>
    public required IReadOnlyList<(string Libelle, int Missions)> Fonctions { get; init; }
    public required Montant Notifie { get; init; }

    /// <summary>Personnes indemnisées ; avant toute proposition, celles dont la mission doit l'être.</summary>
    public required int Beneficiaires { get; init; }

    private bool Ific => Annee.Regime is Regime.Ific;

    /// <summary>Cadre, avis, activités, principes, enveloppe, acte.</summary>
    internal IEnumerable<Bloc> Blocs(Func<string, string> imprimable) =>
    [
        new Titre(2, "Cadre"),
        new Paragraphe(Ific
            ? "Indemnité pour fonctions d'intérêt collectif : décret n° 2010-1065 du 8 septembre 2010, articles 2 à 6."
            : "Indemnité pour mission particulière : décret n° 2015-475 du 27 avril 2015 et circulaire n° 2015-058."),
        new Titre(2, "Avis du conseil pédagogique"),
        new Paragraphe(Modalites?.DateConseilPedagogique is { } jour
            ? $"Avis {Modalites.Avis!.Value.Libelle()} du {jour.EnLettres()}.{(Modalites.TexteDeLAvis is { } texte ? $" {imprimable(texte)}" : "")}"
            : "L'avis du conseil pédagogique n'est pas enregistré."),
        new Titre(2, "Activités mises en œuvre, par fonction"),
        Fonctions.Count == 0
            ? new Paragraphe("Aucune mission n'a été confiée.")
            : new Liste([.. Fonctions.Select(f => $"{f.Libelle} : {(f.Missions == 1 ? "une mission" : $"{f.Missions} missions")}")]),
        new Titre(2, "Principes de rémunération"),
        new Paragraphe(Ific
            ? "Les attributions individuelles sont proposées au recteur par le chef d'établissement en fonction de la participation effective aux activités, dans la limite du taux plafond et de l'enveloppe déléguée ; l'indemnité est versée après service fait."
            : "Les attributions individuelles sont proposées au recteur par le chef d'établissement selon la charge de la mission, aux taux du barème et dans la limite de l'enveloppe déléguée ; l'indemnité est versée après service fait."),
        new Paragraphe(Ific
            ? $"Barème : de {Bareme.Minimum} à {Bareme.Plafond} par an ({Source})."
            : $"Barème : taux annuels de {string.Join(", ", Bareme.Taux)} ({Source})."),
        new Titre(2, "Enveloppe notifiée"),
        new Paragraphe(Enveloppe),
        new Titre(2, Ific ? "Acte" : "Avis du conseil d'administration"),
        .. Acte(),
    ];

    private string Source => Bareme.Confirme ? Bareme.Source : $"{Bareme.Source} ; montants à confirmer";

    private string Enveloppe => Beneficiaires < EmploiDeLEnveloppe.Seuil
        ? ReglesDesBilans.PetitsNombres.Dire(("seuil", EmploiDeLEnveloppe.Seuil))
        : Notifie == Montant.Zero ? $"Aucune enveloppe n'est notifiée pour {Annee}." : $"{Notifie} pour l'année scolaire {Annee}.";

    private IEnumerable<Bloc> Acte()
    {
        var seance = Modalites?.DateCA is { } jour ? $" Séance du {jour.EnLettres()}." : "";
        if (Ific)
        {
            yield return new Paragraphe($"Le conseil d'administration prend connaissance des modalités.{seance}");
            yield break;
        }
        yield return new Paragraphe(
            $"Projet d'avis : le conseil d'administration, après l'avis du conseil pédagogique, donne son avis sur les missions et les principes de rémunération ci-dessus.{seance}");
        yield return new ListeDeValeurs(
        [
            new("Votants", Voix(Modalites?.Votants)), new("Pour", Voix(Modalites?.Pour)),
            new("Contre", Voix(Modalites?.Contre)), new("Abstentions", Voix(Modalites?.Abstentions)),
        ]);
    }

    private string Voix(int? nombre) => Modalites?.DateCA is null ? "à compléter après la séance" : $"{nombre ?? 0}";
}
