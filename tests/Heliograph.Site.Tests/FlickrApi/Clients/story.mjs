// What somebody does with npm flickr-sdk; only the address is another, set as its users can: by a transport and a signer of their own.
import { createFlickr, FetchTransport, OAuthAuth, POST, XMLParser } from 'flickr-sdk'
import { openAsBlob } from 'node:fs'
import { createInterface } from 'node:readline'

const [address, key, secret, picture, theirs] = process.argv.slice(2)
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const tell = (name, value) => console.log(`${name} ${value}`)
const ask = async (name, value) => { tell(`ask-${name}`, value); return (await lines.next()).value }
const here = url => address + new URL(url).pathname + new URL(url).search

class Transport extends FetchTransport {
  fetch(url, init) { return super.fetch(here(url), init) }
}
class Signer extends OAuthAuth {
  sign(method, url, params) { return super.sign(method, here(url), params) }
}
const as = (token, tokenSecret) => createFlickr(new Signer(key, secret, token, tokenSecret), new Transport())

const request = await as(false, false).oauth.request('oob')
const verifier = await ask('verifier', `${request.requestToken} delete`)
const access = await as(request.requestToken, request.requestTokenSecret).oauth.verify(verifier)
tell('username', access.username)
const { flickr, upload } = as(access.oauthToken, access.oauthTokenSecret)
const nobody = createFlickr(key, new Transport())

tell('login', (await flickr('flickr.test.login', {})).user.username._content)
const uploaded = await upload(picture, { title: 'Über <pier> & 🌅', tags: 'pier "late summer"', is_public: '1' })
const photo_id = uploaded.id ?? uploaded.photoid?._content
tell('photo', photo_id)
// Its upload knows no tickets: the parts that it is made of do.
const later = new POST()
later.set('async', '1')
later.set('title', 'Later')
await new Signer(key, secret, access.oauthToken, access.oauthTokenSecret).sign('POST', 'https://up.flickr.com/services/upload', later)
later.set('photo', await openAsBlob(await ask('another', '')))
const ticket = (await new XMLParser().parse(await new Transport().post('https://up.flickr.com/services/upload', later))).ticketid._content
await ask('ticket', ticket)
tell('ticket', (await flickr('flickr.photos.upload.checkTickets', { tickets: ticket })).uploader.ticket[0].complete)
tell('title', (await flickr('flickr.photos.getInfo', { photo_id })).photo.title._content)
const sizes = async () => (await flickr('flickr.photos.getSizes', { photo_id })).sizes.size.map(s => `${s.label}|${s.width}|${s.height}|${s.source}`).join('\t')
await ask('sizes', await sizes())
tell('model', (await flickr('flickr.photos.getExif', { photo_id })).photo.exif.find(e => e.tag === 'Model')?.raw._content)
await flickr('flickr.photos.addTags', { photo_id, tags: 'storyofnode' })
tell('found', (await nobody.flickr('flickr.photos.search', { tags: 'storyofnode' })).photos.photo.map(p => p.id).join())
const set = (await flickr('flickr.photosets.create', { title: 'Träume', primary_photo_id: photo_id })).photoset.id
await flickr('flickr.photosets.addPhoto', { photoset_id: set, photo_id: await ask('second', '') })
tell('sets', (await flickr('flickr.photosets.getList', {})).photosets.photoset.filter(s => s.id === set).map(s => `${s.title._content} ${s.photos}`).join())
await flickr('flickr.photosets.delete', { photoset_id: set })
await flickr('flickr.photos.comments.addComment', { photo_id: theirs, comment_text: 'Schön & <b>gut</b>' })
tell('comment', (await nobody.flickr('flickr.photos.comments.getList', { photo_id: theirs })).comments.comment.at(-1)._content)
await flickr('flickr.favorites.add', { photo_id: theirs })
tell('favourite', (await flickr('flickr.favorites.getList', {})).photos.photo[0].id)
await flickr('flickr.favorites.remove', { photo_id: theirs })
const group = (await flickr('flickr.groups.search', { text: 'storyofnode' })).groups.group[0]
tell('group', group.name)
await flickr('flickr.groups.join', { group_id: group.nsid, accept_rules: '1' })
await flickr('flickr.groups.pools.add', { photo_id, group_id: group.nsid })
tell('pool', (await nobody.flickr('flickr.groups.pools.getPhotos', { group_id: group.nsid })).photos.photo.map(p => p.id).join())
await flickr('flickr.photos.setPerms', { photo_id, is_public: '0', is_friend: '1', is_family: '0', perm_comment: '1', perm_addmeta: '0' })
tell('perms', (await flickr('flickr.photos.getPerms', { photo_id })).perms.isfriend)
const turned = (await flickr('flickr.photos.transform.rotate', { photo_id, degrees: '90' })).photoid
tell('turned', turned._content)
await ask('turned', await sizes())
await flickr('flickr.photos.delete', { photo_id })
tell('after', await flickr('flickr.photos.getInfo', { photo_id }).then(r => r.code, e => e.cause?.code ?? e.code ?? e.message))
process.exit(0)
