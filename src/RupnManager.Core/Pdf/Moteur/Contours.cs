using System.Buffers.Binary;
using PdfSharp.Drawing;

namespace RupnManager.Pdf.Moteur;

/// <summary>
/// Le dessin des lettres d'une police TrueType, en courbes : un filigrane ainsi tracé se voit sans être du texte,
/// et l'extraction d'un projet rend exactement les mots de l'acte.
/// </summary>
internal sealed class Contours(byte[] octets, int glyf, int loca, bool longues)
{
    public void Tracer(XGraphicsPath chemin, int glyphe, XMatrix placement)
    {
        var debut = Adresse(glyphe);
        if (debut == Adresse(glyphe + 1))
            return;
        if (I16(debut) < 0)
            TracerComposants(chemin, debut + 10, placement);
        else
            TracerSimple(chemin, debut, placement);
    }

    private int Adresse(int glyphe) => glyf + (longues ? (int)U32(loca + 4 * glyphe) : 2 * U16(loca + 2 * glyphe));

    private void TracerComposants(XGraphicsPath chemin, int position, XMatrix placement)
    {
        int options;
        do
        {
            options = U16(position);
            var mots = (options & 1) != 0;
            var (dx, dy) = mots ? (I16(position + 4), I16(position + 6)) : ((sbyte)octets[position + 4], (sbyte)octets[position + 5]);
            var decale = placement;
            decale.TranslatePrepend(dx, dy);
            Tracer(chemin, U16(position + 2), decale);
            position += mots ? 8 : 6;
        }
        while ((options & 0x20) != 0);
    }

    private void TracerSimple(XGraphicsPath chemin, int debut, XMatrix placement)
    {
        var contours = I16(debut);
        var fins = Enumerable.Range(0, contours).Select(i => U16(debut + 10 + 2 * i)).ToList();
        var points = LirePoints(debut + 10 + 2 * contours, fins[^1] + 1);
        for (var c = 0; c < contours; c++)
        {
            var premier = c == 0 ? 0 : fins[c - 1] + 1;
            Fermer(chemin, points[premier..(fins[c] + 1)], placement);
        }
    }

    private List<(int X, int Y, bool Sur)> LirePoints(int position, int nombre)
    {
        position += 2 + U16(position);
        var drapeaux = new List<byte>();
        while (drapeaux.Count < nombre)
        {
            var drapeau = octets[position++];
            var repetitions = (drapeau & 8) != 0 ? octets[position++] : 0;
            drapeaux.AddRange(Enumerable.Repeat(drapeau, repetitions + 1));
        }
        var xs = LireCoordonnees(ref position, drapeaux, court: 2, meme: 16);
        var ys = LireCoordonnees(ref position, drapeaux, court: 4, meme: 32);
        return [.. drapeaux.Select((d, i) => (xs[i], ys[i], (d & 1) != 0))];
    }

    private List<int> LireCoordonnees(ref int position, List<byte> drapeaux, int court, int meme)
    {
        var valeur = 0;
        var coordonnees = new List<int>();
        foreach (var drapeau in drapeaux)
        {
            if ((drapeau & court) != 0)
                valeur += (drapeau & meme) != 0 ? octets[position++] : -octets[position++];
            else if ((drapeau & meme) == 0)
            {
                valeur += I16(position);
                position += 2;
            }
            coordonnees.Add(valeur);
        }
        return coordonnees;
    }

    /// <summary>Courbes quadratiques : entre deux points hors du tracé, le milieu est sur le tracé.</summary>
    private static void Fermer(XGraphicsPath chemin, List<(int X, int Y, bool Sur)> points, XMatrix placement)
    {
        var depart = points.FindIndex(p => p.Sur);
        XPoint Point(int i) => placement.Transform(new XPoint(points[i % points.Count].X, points[i % points.Count].Y));
        bool Sur(int i) => points[i % points.Count].Sur;

        chemin.StartFigure();
        var actuel = Point(depart);
        for (var i = depart + 1; i <= depart + points.Count; i++)
        {
            if (Sur(i))
            {
                chemin.AddLine(actuel, Point(i));
                actuel = Point(i);
                continue;
            }
            var controle = Point(i);
            var suivant = Sur(i + 1) ? Point(i + 1) : Milieu(controle, Point(i + 1));
            chemin.AddBezier(actuel, Vers(actuel, controle), Vers(suivant, controle), suivant);
            actuel = suivant;
            if (Sur(i + 1))
                i++;
        }
        chemin.CloseFigure();
    }

    private static XPoint Milieu(XPoint a, XPoint b) => new((a.X + b.X) / 2, (a.Y + b.Y) / 2);

    private static XPoint Vers(XPoint a, XPoint controle) =>
        new(a.X + 2 * (controle.X - a.X) / 3, a.Y + 2 * (controle.Y - a.Y) / 3);

    private int U16(int position) => BinaryPrimitives.ReadUInt16BigEndian(octets.AsSpan(position));

    private short I16(int position) => BinaryPrimitives.ReadInt16BigEndian(octets.AsSpan(position));

    private uint U32(int position) => BinaryPrimitives.ReadUInt32BigEndian(octets.AsSpan(position));
}
