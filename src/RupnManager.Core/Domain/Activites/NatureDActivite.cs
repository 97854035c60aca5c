namespace RupnManager.Domain.Activites;

/// <summary>La sorte d'une activité.</summary>
public enum NatureDActivite
{
    Accompagnement, Projet, Information, Besoins, FormationDonnee, FormationSuivie, Pilotage, Conseil, Catalogue, Partenaires,
    Structurants, Equipement, Services, Ressources, Eleves, Autre,
}

/// <summary>Ce qu'une nature propose : sa clé dans les fichiers, son nom, la rubrique qu'elle sert d'ordinaire, ce qu'elle compte.</summary>
public sealed record DescriptionDeNature(NatureDActivite Nature, string Cle, string Libelle, string? Rubrique, bool CompteEnseignants, bool CompteEleves);

/// <summary>Les natures, dans l'ordre où on les choisit.</summary>
public static class NaturesDActivite
{
    public static readonly IReadOnlyList<DescriptionDeNature> Toutes =
    [
        new(NatureDActivite.Accompagnement, "accompagnement", "Accompagnement d'enseignants", "p1.accompagner", true, false),
        new(NatureDActivite.Projet, "projet", "Projet pédagogique", "p1.projets", true, true),
        new(NatureDActivite.Information, "information", "Information, veille", "p1.information", true, false),
        new(NatureDActivite.Besoins, "besoins", "Recueil des besoins de formation", "p1.formation", true, false),
        new(NatureDActivite.FormationDonnee, "formation-donnee", "Formation donnée", "p1.formation", true, false),
        new(NatureDActivite.FormationSuivie, "formation-suivie", "Formation suivie", "p1.formation", false, false),
        new(NatureDActivite.Pilotage, "pilotage", "Pilotage, diagnostic, commission", "p2.pilotage", false, false),
        new(NatureDActivite.Conseil, "conseil", "Conseil à la direction", "p2.conseil", false, false),
        new(NatureDActivite.Catalogue, "catalogue", "Logiciels et manuels numériques", "p2.catalogue", false, false),
        new(NatureDActivite.Partenaires, "partenaires", "Académie, collectivité, réseau", "p2.interface", false, false),
        new(NatureDActivite.Structurants, "structurants", "ENT, système d'information", "p2.structurants", true, true),
        new(NatureDActivite.Equipement, "equipement", "Équipements et incidents", "p3.reseau", false, false),
        new(NatureDActivite.Services, "services", "Sites et services en ligne", "p3.services", false, false),
        new(NatureDActivite.Ressources, "ressources", "Ressources numériques", "p3.ressources", true, false),
        new(NatureDActivite.Eleves, "eleves", "Éducation des élèves", "p3.eleves", false, true),
        new(NatureDActivite.Autre, "autre", "Autre (à préciser)", null, false, false),
    ];

    public static DescriptionDeNature Decrire(this NatureDActivite nature) => Toutes.Single(n => n.Nature == nature);

    public static string Libelle(this NatureDActivite nature) => nature.Decrire().Libelle;

    /// <summary>La nature d'une clé de fichier (« formation-donnee »), sans égard aux majuscules.</summary>
    public static NatureDActivite? Lire(string? cle) =>
        Toutes.FirstOrDefault(n => string.Equals(n.Cle, cle?.Trim(), StringComparison.OrdinalIgnoreCase))?.Nature;
}
