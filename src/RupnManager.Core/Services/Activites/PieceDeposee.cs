using RupnManager.Domain.Activites;
using RupnManager.Domain.Journal;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.Activites;

/// <summary>Un fichier que la personne joint : son nom et son contenu, dont le type ne se croit pas sur parole.</summary>
public sealed record PieceDeposee(string Nom, byte[] Octets)
{
    private static readonly Dictionary<string, string[]> Extensions = new()
    {
        ["application/pdf"] = [".pdf"], ["image/jpeg"] = [".jpg", ".jpeg"], ["image/png"] = [".png"],
    };

    /// <summary>La pièce de l'activité. Refus : piece.taille, piece.type.</summary>
    public PieceJointe Joindre(Guid activiteId, DateTime quand)
    {
        var (nom, type) = Controler(ReglesDesActivites.PieceType.Champ!);
        return new()
        {
            ActiviteId = activiteId, Nom = nom, TypeDeContenu = type, Octets = Octets, Empreinte = Empreintes.Sha256(Octets), JointeLe = quand,
        };
    }

    /// <summary>Le nom sûr et le type reconnu du fichier déposé dans un champ. Refus : piece.taille, piece.type.</summary>
    public (string Nom, string Type) Controler(string champ)
    {
        if (Octets.Length > PieceJointe.TailleMaximale)
            throw ReglesDesActivites.PieceTaille.RefusSur(champ, ("taille", EnMo(Octets.Length)), ("maximum", EnMo(PieceJointe.TailleMaximale)));
        var type = PieceJointe.Reconnaitre(Octets) ?? throw ReglesDesActivites.PieceType.RefusSur(champ);
        return (NomSur(type), type);
    }

    /// <summary>Le nom, sans chemin ni signe de commande, avec l'extension de ce que le fichier contient vraiment.</summary>
    private string NomSur(string type)
    {
        var nom = new string([.. Nom[(Nom.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c) && !Path.GetInvalidFileNameChars().Contains(c) && c is not ('"' or ';' or '<' or '>'))]).Trim();
        var extensions = Extensions[type];
        if (!extensions.Contains(Path.GetExtension(nom).ToLowerInvariant())) nom += extensions[0];
        return nom.Length <= PieceJointe.LongueurDuNom ? nom : nom[..(PieceJointe.LongueurDuNom - extensions[0].Length)].TrimEnd('.') + extensions[0];
    }

    private static string EnMo(int octets) => $"{octets / (1024.0 * 1024):0.#}\u00A0Mo";
}
