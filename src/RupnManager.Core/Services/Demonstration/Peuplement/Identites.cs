using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Textes;

namespace RupnManager.Services.Demonstration.Peuplement;

/// <summary>Des personnes qui n'existent pas : un prénom, un nom, un courriel qui ne mène nulle part.</summary>
internal sealed class Identites(int graine)
{
    private static readonly string[] Femmes =
    [
        "Agnès", "Alice", "Amina", "Anne", "Aurélie", "Béatrice", "Camille", "Caroline", "Cécile", "Chloé", "Claire", "Élise", "Émilie", "Estelle",
        "Fanny", "Fatou", "Françoise", "Géraldine", "Hélène", "Inès", "Jeanne", "Julie", "Karima", "Laure", "Léa", "Lucie", "Maëlle", "Marianne",
        "Mathilde", "Mélanie", "Nadia", "Noémie", "Océane", "Pauline", "Sandrine", "Sophie", "Soraya", "Valérie", "Yasmine", "Zoé",
    ];

    private static readonly string[] Hommes =
    [
        "Adrien", "Alexandre", "Antoine", "Arnaud", "Aurélien", "Bastien", "Benoît", "Bruno", "Cédric", "Christophe", "Clément", "Damien", "David",
        "Émile", "Éric", "Fabrice", "Florian", "François", "Gaël", "Guillaume", "Hervé", "Ibrahim", "Jérôme", "Julien", "Karim", "Laurent", "Loïc",
        "Marc", "Mehdi", "Nicolas", "Olivier", "Pascal", "Quentin", "Rachid", "Raphaël", "Sébastien", "Thibault", "Vincent", "Xavier", "Yann",
    ];

    private static readonly string[] Noms =
    [
        "Abadie", "Allard", "Amrani", "Andrieu", "Aubert", "Barbier", "Baudry", "Benali", "Bertin", "Besson", "Blanchet", "Bonnet", "Boucher", "Bouvier",
        "Brunel", "Camus", "Carlier", "Carpentier", "Chauvin", "Chevalier", "Cissé", "Colin", "Cordier", "Coulon", "Da Silva", "Delmas", "Deschamps",
        "Diallo", "Dufour", "Dumont", "Fabre", "Ferrand", "Fontaine", "Fournier", "Gaillard", "Garnier", "Gauthier", "Germain", "Giraud", "Guérin",
        "Guichard", "Haddad", "Hamel", "Hubert", "Imbert", "Jacquet", "Joly", "Kermarrec", "Lacroix", "Laforêt", "Lambert", "Le Gall", "Leclercq",
        "Lefèvre", "Lemaître", "Lopez", "Maillard", "Mallet", "Marchand", "Martinez", "Masson", "Mercier", "Meunier", "Meyer", "Monnier", "Moreau",
        "Morvan", "Nguyen", "Noël", "Ollivier", "Paris", "Pasquier", "Pelletier", "Perrin", "Picard", "Poirier", "Prévost", "Rémy", "Renaud", "Rey",
        "Rivière", "Roussel", "Roy", "Sanchez", "Schmitt", "Simon", "Tessier", "Thomas", "Toussaint", "Traoré", "Vasseur", "Vidal", "Wagner", "Weber",
    ];

    /// <summary>Une personne nouvelle ; la clé dit sa place (« chef.0451234X.1 ») et fait son courriel.</summary>
    public Personne Inventer(string cle)
    {
        var hasard = new Hasard(graine, cle);
        var civilite = hasard.Chance(52) ? Civilite.Mme : Civilite.M;
        return new()
        {
            Id = Hasard.Identifiant(graine, cle), Civilite = civilite,
            Prenom = hasard.Parmi(civilite is Civilite.Mme ? Femmes : Hommes), NomUsage = hasard.Parmi(Noms),
            Courriel = Troupe.Courriel(TexteDeRecherche.Normaliser(cle).Replace(' ', '.')),
        };
    }
}
