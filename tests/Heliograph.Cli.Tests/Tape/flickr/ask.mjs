// Speaks to Flickr with npm flickr-sdk as its users do; only the address is another.
import { createFlickr, FetchTransport } from 'flickr-sdk'

const [address, picture] = process.argv.slice(2)

class Elsewhere extends FetchTransport {
  fetch(url, init) {
    const { pathname, search } = new URL(url)
    return super.fetch(address + pathname + search, init)
  }
}

const { flickr } = createFlickr('a-secret-api-key', new Elsewhere())
const signed = createFlickr({
  consumerKey: 'a-secret-consumer-key',
  consumerSecret: 'a-secret-consumer-secret',
  oauthToken: 'a-secret-token',
  oauthTokenSecret: 'a-secret-token-secret'
}, new Elsewhere())

const found = await flickr('flickr.photos.search', { text: 'sea & sky', tags: 'a,b' })
const login = await signed.flickr('flickr.test.login', {})
const uploaded = await signed.upload(picture, { title: 'Sea' })
console.log(JSON.stringify({ found, login, uploaded }))
